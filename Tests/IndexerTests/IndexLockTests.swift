import Domain
import Indexer
import Journal
import Platform
import Synchronization
import TestSupport
import Testing

@Suite struct IndexLockTests {
    private let home: TemporaryHome
    private var paths: RecordPaths { RecordPaths(home: HomePaths(root: home.path("new/home"))) }

    init() throws { home = try TemporaryHome(for: "IndexLock") }

    @Test func oneAtATimeHasIt() throws {
        let first = try IndexLock(paths, on: SystemDisk())
        #expect(throws: IndexerError.locked(paths.lock)) { _ = try IndexLock(paths, on: SystemDisk()) }
        withExtendedLifetime(first) {}
    }

    @Test func itGoesWithItsOwner() throws {
        for _ in 0..<3 { _ = try IndexLock(paths, on: SystemDisk()) }
        let isThere = try SystemDisk().exists(paths.lock)
        #expect(isThere)
    }

    @Test func whoeverHasPatienceGetsItOnceTheOtherHasLetGo() throws {
        let paths = paths
        let isHeld = Atomic(false)
        let thread = SideThread {
            let lock = try IndexLock(paths, on: SystemDisk())
            isHeld.store(true, ordering: .sequentiallyConsistent)
            let seat = try IndexSeat(paths, on: SystemDisk())
            let isWished = try Eventually.wait(upTo: .seconds(60)) { try seat.isWished() }
            #expect(isWished)
            withExtendedLifetime(lock) {}
        }
        let hasBegun = Eventually.wait(upTo: .seconds(60)) { isHeld.load(ordering: .sequentiallyConsistent) }
        #expect(hasBegun)
        let lock = try IndexLock(paths, on: SystemDisk(), waiting: IndexPatience(.seconds(60)))
        try thread.join()
        withExtendedLifetime(lock) {}
    }

    @Test func patienceHasAnEnd() throws {
        let first = try IndexLock(paths, on: SystemDisk())
        #expect(throws: IndexerError.locked(paths.lock)) {
            _ = try IndexLock(paths, on: SystemDisk(), waiting: IndexPatience(.milliseconds(20)))
        }
        withExtendedLifetime(first) {}
    }

    @Test func aHomeThatIsNotThereYetIsMadeForNobodyElseToRead() throws {
        let lock = try IndexLock(paths, on: SystemDisk())
        let status = try SystemDisk().status(of: paths.home.root)
        #expect(status?.kind == .folder && status?.isPrivate == true)
        withExtendedLifetime(lock) {}
    }

    @Test func aFolderInItsPlaceIsAnErrorOfTheDisk() throws {
        try SystemDisk().makeFolders(paths.lock)
        #expect {
            _ = try IndexLock(paths, on: SystemDisk())
        } throws: { error in
            if case IndexerError.disk = error { true } else { false }
        }
    }
}
