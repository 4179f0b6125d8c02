"""Values of measures from a spreadsheet: the file read, its layout recognized, each value planned."""
