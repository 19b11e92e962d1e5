# Changes site.conf for a site below /base/ whose files are in /srv/www/base.
s|location / {|location = /base { return 301 /base/; }\n    location /base/ {|
s|root /srv/papers;|root /srv/www;|
s| /404.html;| /base/404.html;|
