package import Domain
package import Journal

/// A place between two lines of a run, from which a view goes on in either direction.
package struct LogPlace: Hashable, Sendable {
    package var run: RunPlace
    /// Lines of sessions up to here stand before it; nil at the beginning of the run.
    package var time: WallTime?

    package init(run: RunPlace, time: WallTime?) {
        self.run = run
        self.time = time
    }

    package static let start = LogPlace(run: .start, time: nil)
}
