/** Server settings by name, as in postgresql.conf. */
export type PostgresSettings = Record<string, string | number>

/** Settings of the embedded server. @param durable false: a lost machine may lose the data (tests) */
export const settingsFor = ({ durable, extra }: { durable: boolean; extra?: PostgresSettings }): PostgresSettings => ({
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  random_page_cost: 1.1,
  // short queries only: compiling them costs more than it saves
  jit: 'off',
  wal_level: 'replica',
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  password_encryption: 'scram-sha-256',
  ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum_naptime: '5min' }),
  ...extra,
})
