/// How the terminal is given to a command line.
package enum Lending: Hashable, Sendable {
    /// What it says is paged, and the pager's end comes back.
    case paged
    /// It has the terminal, and its end comes back.
    case whole
    /// It has the terminal, and a key comes back, so that what it said can be read.
    case untilKey
}
