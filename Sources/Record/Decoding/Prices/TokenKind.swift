/// The kinds of tokens that have prices of their own.
package enum TokenKind: String, Hashable, CaseIterable, Sendable {
    case input, output, reasoning
    case cacheRead = "cache read"
    case cacheWrite5m = "cache write 5m"
    case cacheWrite1h = "cache write 1h"
}
