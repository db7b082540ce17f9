import Domain
import Journal
import Panes
import Platform
import TestSupport
import Testing

@Suite struct PaneRecordsTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome() }

    private var home: HomePaths { HomePaths(root: scratch.path) }

    @Test func whatIsKnownReadsBackAsItWas() throws {
        var records = PaneRecords()
        #expect(PaneRecords.read(in: home, on: disk) == records)
        let at = WallTime(nanoseconds: 1_795_222_923_456_000_000)
        records[.architect] = PaneRecord(startedAt: at, folder: "/folder")
        records[.manager].lastSeen = at
        records[.manager].event = "Stop"
        try records.write(in: home, on: disk)
        #expect(PaneRecords.read(in: home, on: disk) == records)
    }

    @Test(arguments: ["", "{", "[]", #"{"architect":3}"#, #"{"architect":{"startedAt":"noon"}}"#])
    func whatCannotBeReadIsAsIfItWereNotThere(text: String) throws {
        try disk.createFile(home.paneRecords, with: Array(text.utf8))
        #expect(PaneRecords.read(in: home, on: disk) == PaneRecords())
    }
}
