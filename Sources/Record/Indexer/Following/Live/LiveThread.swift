import Decoding
import Domain
import Journal
import Platform
import Synchronization

/// The thread on which live facts are told, from its start to its end.
final class LiveThread {
    private final class Shared: Sendable {
        let isOver = Atomic(false)
        let failure = Mutex<IndexerError?>(nil)
        /// Not taken yet.
        let terms = Mutex<HomeTerms?>(nil)
        /// Of the thread's loop, once it has one.
        let waker = Mutex<Waker?>(nil)
    }

    private let shared = Shared()
    private var terms: HomeTerms
    private var thread: OwnThread?

    /// - Parameter main: is woken when the thread fails.
    init(
        _ plan: LivePlan,
        _ paths: RecordPaths,
        _ terms: HomeTerms,
        on disk: any Disk,
        waking main: Waker
    ) throws(IndexerError) {
        self.terms = terms
        let shared = shared
        thread = try IndexerError.onDisk { () throws(PlatformError) in
            try OwnThread {
                do throws(IndexerError) {
                    let loop = try IndexerError.onDisk { () throws(PlatformError) in try EventLoop() }
                    shared.waker.withLock { $0 = loop.waker }
                    let follow = LiveFollow(
                        plan,
                        paths,
                        Pricing(terms.prices.catalog),
                        markers: terms.markers,
                        on: loop,
                        disk: disk
                    )
                    try follow.run {
                        if let terms = shared.terms.withLock({ $0.take() }) { follow.take(terms) }
                        return shared.isOver.load(ordering: .acquiring)
                    }
                } catch {
                    shared.failure.withLock { $0 = error }
                    main.wake()
                }
            }
        }
    }

    /// Then there are no more facts, and somebody should begin anew.
    var hasFailed: Bool { shared.failure.withLock { $0 != nil } }

    /// From now on facts are told by these.
    func take(_ terms: HomeTerms) {
        guard terms != self.terms else { return }
        self.terms = terms
        shared.terms.withLock { $0 = terms }
        shared.waker.withLock { $0 }?.wake()
    }

    /// Ends it, and throws what it failed of.
    func end() throws(IndexerError) {
        shared.isOver.store(true, ordering: .releasing)
        shared.waker.withLock { $0 }?.wake()
        if let thread = thread.take() { thread.join() }
        if let failure = shared.failure.withLock({ $0 }) { throw failure }
    }
}
