/// What a name leads to.
package enum TalkFinding: Hashable, Sendable {
    case found(TalkOwner)
    case several([String])
    case none(known: [String])
}
