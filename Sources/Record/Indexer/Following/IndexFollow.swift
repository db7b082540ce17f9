import Domain
import Glibc
import Journal
package import Platform
import Store

/// Keeps an index up to date as files change, until it is told to stop. It hears of changes from the kernel, and looks
/// at everything from time to time, for what it did not hear of.
package final class IndexFollow {
    /// Changes come in crowds: what follows the first of them is waited for.
    private static let gatheringMilliseconds: Int32 = 20
    /// Rows are written together, since small transactions cost more than what is in them.
    private static let commitInterval = Duration.milliseconds(500)
    private static let lookInterval = Duration.seconds(2)
    /// The same trouble is not told more often.
    private static let tellingInterval = Duration.seconds(60)

    private let index: HomeIndex
    private let loop: EventLoop
    private let clock: any Clock
    /// Nothing where the kernel grants none: then everything is looked at from time to time.
    private let watch: FileWatch?
    private var watched: Set<String> = []
    /// Read and not yet written.
    private var held: Set<String> = []
    private var lastCommit: MonotonicTime
    private var lastLook: MonotonicTime?
    private let upkeep: RecordUpkeep
    /// What stood in the way when something could not be written, and when that was told last.
    private var obstacle: (kind: ResultCode.Kind?, toldAt: MonotonicTime)?

    package init(_ index: HomeIndex, on loop: EventLoop, clock: any Clock = SystemClock()) throws(IndexerError) {
        self.index = index
        self.loop = loop
        self.clock = clock
        upkeep = RecordUpkeep(on: index.disk)
        lastCommit = clock.now().monotonic
        do {
            let watch = try FileWatch()
            try loop.watch(watch.number) { _ in }
            self.watch = watch
        } catch {
            guard case .watchRefused = error else { throw .disk(error) }
            watch = nil
        }
    }

    deinit { if let watch { loop.forget(watch.number) } }

    /// Goes on until `isOver`, and tells `report` what came of each look that had troubles or was the first.
    package func run(
        until isOver: () -> Bool,
        report: (PassReport) -> Void = { _ in }
    ) throws(IndexerError) {
        while !isOver() {
            do throws(IndexerError) { try turn(isOver, report) } catch { try wait(for: error, report) }
        }
        _ = try index.read(held, isHeld: false)
    }

    /// Another program may write, and a disk be full: what is in the files is not lost, and all is tried again.
    private func wait(for error: IndexerError, _ report: (PassReport) -> Void) throws(IndexerError) {
        guard case .store(let refusal) = error, refusal.kind != nil, refusal.isPassing else { throw error }
        let now = clock.now().monotonic
        if obstacle.map({ $0.kind != refusal.kind || now - $0.toldAt >= Self.tellingInterval }) ?? true {
            var told = PassReport()
            told.notices = ["\(refusal); it is tried again" + (refusal.hint.map { "\n  \($0)" } ?? "")]
            report(told)
            obstacle = (refusal.kind, now)
        }
        (held, lastLook) = ([], nil)
        try IndexerError.onDisk { () throws(PlatformError) in try loop.turn(upTo: Self.commitInterval) }
    }

    private func turn(_ isOver: () -> Bool, _ report: (PassReport) -> Void) throws(IndexerError) {
        let now = clock.now().monotonic
        if lastLook.map({ now - $0 >= Self.lookInterval }) ?? true {
            try listen()
            var passed = try index.pass(until: isOver)
            if passed.isComplete {
                passed.notices += try index.keepUp(by: upkeep)
                passed.notices += try index.validateSome(until: isOver)
            }
            report(passed)
            held = []
            try listen()
            lastLook = clock.now().monotonic
            lastCommit = clock.now().monotonic
        }
        let changes = try waited()
        if changes.isIncomplete { lastLook = nil }
        let (known, isNew) = directories(of: changes)
        // A folder that is new may hold a run that is new.
        if isNew { lastLook = nil }
        held.formUnion(known)
        let isDue = clock.now().monotonic - lastCommit >= Self.commitInterval
        guard !held.isEmpty else { return }
        let troubles = try index.read(isDue ? held : known, isHeld: !isDue)
        if !troubles.troubles.isEmpty { report(troubles) }
        guard isDue else { return }
        held = []
        lastCommit = clock.now().monotonic
    }

    /// What has changed, once something has; nothing when it is time to look or to write.
    private func waited() throws(IndexerError) -> FileChanges {
        let limit = held.isEmpty ? Self.lookInterval : Self.commitInterval
        try IndexerError.onDisk { () throws(PlatformError) in try loop.turn(upTo: limit) }
        guard let watch else { return FileChanges() }
        return try IndexerError.onDisk { () throws(PlatformError) in
            let changes = try watch.drain()
            guard !changes.isEmpty else { return changes }
            _ = poll(nil, 0, Self.gatheringMilliseconds)
            return changes.union(try watch.drain())
        }
    }

    private func listen() throws(IndexerError) {
        guard let watch else { return }
        let home = index.paths.home
        var wanted = Set(index.openDirectories)
        wanted.formUnion(wanted.map { FilePath.folder(of: $0) })
        wanted.formUnion([home.runs, home.sessions])
        for gone in watched.subtracting(wanted) { watch.remove(gone) }
        watched.formIntersection(wanted)
        for folder in wanted.subtracting(watched) {
            do {
                try watch.add(folder)
                watched.insert(folder)
            } catch {
                // Without a watch it is looked at from time to time.
                guard case .watchRefused = error else {
                    if error.errno == .notFound { continue }
                    throw .disk(error)
                }
            }
        }
    }

    /// The runs and sessions that changed, and whether there is anything else that did.
    private func directories(of changes: FileChanges) -> (known: Set<String>, isNew: Bool) {
        let open = Set(index.openDirectories)
        var known: Set<String> = []
        var isNew = false
        for path in changes.paths {
            let folder = FilePath.folder(of: path)
            if open.contains(folder) { known.insert(folder) } else if !open.contains(path) { isNew = true }
        }
        return (known, isNew)
    }
}
