/** What a block does, and which ones make themselves. */
export const BlockedNote = () => (
  <div className="fh-note">
    <p>
      Nobody who works in this company gets in from a blocked address, not even with the right password. A range such as
      192.0.2.0/24 may be wide, up to /16; your own address cannot be blocked.
    </p>
    <p>
      An address from which log-ins to many different accounts fail is blocked by itself, for the whole installation:
      for 15 minutes, twice as long each time it happens again within a week, at most for a day. One person who mistypes
      a password never causes it. The operators of the platform see and lift those.
    </p>
  </div>
)
