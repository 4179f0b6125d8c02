"""A whole record as one file: how it is packed, checked and unpacked."""
