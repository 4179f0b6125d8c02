"""How Word says it: styles, tables, fields, safe text, and writing beside and renaming."""
