package import Domain

/// Something that is told for a few seconds.
package struct Toast: Hashable, Sendable {
    static let life = Duration.seconds(6)
    static let shownMax = 3

    package let text: String
    package let isTrouble: Bool
    package let at: WallTime

    func isOver(at now: WallTime) -> Bool { now - at >= Self.life }
}
