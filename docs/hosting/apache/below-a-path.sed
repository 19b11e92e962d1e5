# Changes site.conf and htaccess for a site below /base/ whose files are in /srv/www/base.
s|DocumentRoot /srv/papers|DocumentRoot /srv/www|
s|<Directory /srv/papers>|<Directory /srv/www/base>|
s|^ErrorDocument 404 /404.html|ErrorDocument 404 /base/404.html|
