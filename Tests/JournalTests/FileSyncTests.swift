import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct FileSyncTests {
    private let home: TemporaryHome
    private let now = MonotonicTime(nanoseconds: 7)

    init() throws { home = try TemporaryHome(for: "FileSyncTests") }

    @Test func aSyncTakesWhatWasWrittenOffTheRisk() throws {
        let file = try SystemDisk().openFile(home.path("f"), .write)
        var sync = FileSync()
        sync.wrote(1, at: now)
        #expect(sync.isDue(at: now.advanced(by: GroupCommit.unsyncedAgeMax)))
        try sync.perform(on: file, SystemDisk())
        #expect(sync.due == nil)
    }

    @Test func aFailureIsKeptAndTheDiskNotAskedAgain() throws {
        let disk = FaultyDisk(SystemDisk(), [1: .fail(.inputOutput)], counting: [.synchronize])
        let file = try disk.openFile(home.path("f"), .write)
        var sync = FileSync()
        sync.wrote(1, at: now)
        for _ in 0..<2 {
            let error = #expect(throws: JournalError.self) { try sync.perform(on: file, disk) }
            guard case .unsafe(let cause)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(cause.errno == .inputOutput)
        }
        #expect(disk.operations.count == 1)
        #expect(sync.due != nil, "it is still at risk")
    }

    @Test func withoutNewBytesTheDiskIsAskedOnceAndNotAgain() throws {
        let disk = FaultyDisk(counting: [.synchronize])
        let file = try disk.openFile(home.path("f"), .write)
        var sync = FileSync()
        for _ in 0..<3 { try sync.perform(on: file, disk) }
        #expect(disk.operations.count == 1, "nothing is known of what another writer left")
        sync.wrote(1, at: now)
        for _ in 0..<3 { try sync.perform(on: file, disk) }
        #expect(disk.operations.count == 2)
    }
}
