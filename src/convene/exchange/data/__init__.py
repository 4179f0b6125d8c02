"""A record in forms that other programs open: lists, a workbook, one document, everything in a zip."""
