SELECT body FROM client_group ORDER BY running DESC, id
