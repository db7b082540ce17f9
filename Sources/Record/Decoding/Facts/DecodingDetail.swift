/// How much of what lines say is wanted.
package enum DecodingDetail: Hashable, Sendable {
    /// Only usage. Lines that do not mention any are not even read.
    case usage
    case everything
}
