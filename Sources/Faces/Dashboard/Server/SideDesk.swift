import Platform

/// Work that takes long, beside the loop: a few at a time, in the order in which it was asked for. What nobody waits
/// for any more by its turn is not begun.
final class SideDesk {
    /// More would only wait for the same disk and the same counting.
    static let worksMax = 4
    static let waitingMax = 256

    private struct Work {
        let isWanted: () -> Bool
        let begin: () -> Void
    }

    private let loop: EventLoop
    private var running = 0
    private var waiting: [Work] = []

    init(on loop: EventLoop) { self.loop = loop }

    /// Answers whether there is room for it.
    /// - Parameter done: called once, by the loop; with nil where no thread could be had for it.
    func perform<Value: Sendable>(
        isWanted: @escaping () -> Bool,
        _ work: @escaping @Sendable () -> Value,
        done: @escaping (Value?) -> Void
    ) -> Bool {
        guard waiting.count < Self.waitingMax else { return false }
        waiting.append(
            Work(isWanted: isWanted) { [unowned self] in
                do throws(PlatformError) {
                    try SideWork.begin(on: loop, work) { [weak self] value in
                        self?.ended()
                        done(value)
                    }
                } catch {
                    running -= 1
                    done(nil)
                }
            }
        )
        beginNext()
        return true
    }

    private func ended() {
        running -= 1
        beginNext()
    }

    private func beginNext() {
        while running < Self.worksMax, !waiting.isEmpty {
            let work = waiting.removeFirst()
            guard work.isWanted() else { continue }
            running += 1
            work.begin()
        }
    }
}
