package import Domain
package import Journal
package import Platform
package import Runs

/// Calls shims for runs that have lost theirs, some at a time, and waits for none of them.
package final class AdoptionCalls {
    /// How many are begun at once: each reads its run from front to back.
    package static let atOnceMax = 8

    private let shims: ShimStart
    private let words: ShimWords
    private let answered: (RunID, ShimWord) -> Void
    private var waiting: [(run: RunID, paths: RunPaths)] = []
    private var callCount = 0

    /// - Parameter answered: told once for each, from the loop.
    package init(shims: ShimStart, loop: EventLoop, answered: @escaping (RunID, ShimWord) -> Void) {
        self.shims = shims
        words = ShimWords(on: loop)
        self.answered = answered
    }

    package var isIdle: Bool { waiting.isEmpty && callCount == 0 }

    package func call(for run: RunID, _ paths: RunPaths) {
        waiting.append((run, paths))
        callNext()
    }

    private func callNext() {
        while callCount < Self.atOnceMax, !waiting.isEmpty {
            let next = waiting.removeFirst()
            do throws(SupervisionError) { try begin(next.run, next.paths) } catch {
                answered(next.run, .failed("\(error)"))
            }
        }
    }

    private func begin(_ run: RunID, _ paths: RunPaths) throws(SupervisionError) {
        let awaited = try inRuns { () throws(RunsError) in try shims.begin(.adopt, paths) }
        try words.wait(for: awaited) { [unowned self] word in
            callCount -= 1
            answered(run, word)
            callNext()
        }
        callCount += 1
    }
}
