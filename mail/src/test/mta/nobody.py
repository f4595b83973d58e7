#!/usr/bin/env python3
"""nobody.py ADDRESS: a name server at that loopback address that knows no name at all."""
import socket, sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((sys.argv[1], 53))
while True:
    query, who = server.recvfrom(512)
    end = query.index(0, 12) + 5
    server.sendto(query[:2] + b"\x81\x83\0\1\0\0\0\0\0\0" + query[12:end], who)
