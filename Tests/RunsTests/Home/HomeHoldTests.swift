import Control
import Journal
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct HomeHoldTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "homeHold") }

    private var home: HomePaths { HomePaths(root: scratch.path) }

    private func take(isTrial: Bool = false) throws -> HomeHold {
        try HomeHold.take(home, on: disk, processes: SystemProcesses(), isTrial: isTrial)
    }

    @Test func aHomeIsHeldOnceAndATrialMakesNothing() throws {
        _ = try take(isTrial: true)
        #expect(try disk.list(scratch.path) == [])
        let hold = try take()
        #expect(throws: HomeFault.locked(home.lock)) { _ = try take() }
        #expect(throws: HomeFault.locked(home.lock)) { _ = try take(isTrial: true) }
        _ = consume hold
        _ = try take()
    }

    @Test func whoeverWritesToTheIndexIsWaitedFor() throws {
        let lock = try FileLock.acquire(disk.openFile(RecordPaths(home: home).lock, .write))
        #expect(throws: HomeFault.indexWritten(RecordPaths(home: home).lock)) { _ = try take() }
        _ = consume lock
        _ = try take()
    }

    @Test func whoeverServesBrowsersIsWaitedForAndNobodyBeginsMeanwhile() throws {
        let folder = WebFolder(ofHome: home.root)
        try folder.secure(on: disk)
        let right = try folder.takeRight(on: disk)
        #expect(throws: HomeFault.served(folder.lock)) { _ = try take() }
        #expect(throws: HomeFault.served(folder.lock)) { _ = try take(isTrial: true) }
        _ = consume right
        let hold = try take()
        #expect(try folder.takeRight(on: disk) == nil)
        _ = consume hold
        #expect(try folder.takeRight(on: disk) != nil)
    }
}
