"""How views look in a terminal: words and layout only, with nothing derived here."""
