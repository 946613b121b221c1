"""The page: the companion in a browser on this machine, made on the server and readable without scripts."""
