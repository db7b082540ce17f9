import Domain
import Journal
import Panes
import Platform
import TestSupport
import Testing

@Suite struct HookSpoolTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome() }

    private var home: HomePaths { HomePaths(root: scratch.path) }
    private var spool: HookSpool { HookSpool(in: home, on: disk) }

    private func report(_ id: String) -> HookReport {
        HookReport(
            id: id,
            event: "Stop",
            at: WallTime(nanoseconds: 1_795_222_923_456_789_000),
            pane: .architect,
            run: nil
        )
    }

    @Test func whatIsLeftIsFoundInItsOrderAndGone() throws {
        #expect(try spool.names(countMax: 9).isEmpty)
        for id in ["2-b", "1-a", "3-c"] { #expect(try spool.put(report(id))) }
        #expect(try spool.names(countMax: 2) == ["1-a.json", "2-b.json"])
        #expect(try spool.report("1-a.json") == report("1-a"))
        try spool.remove("1-a.json")
        #expect(try spool.names(countMax: 9) == ["2-b.json", "3-c.json"])
    }

    @Test func whatIsNoReportIsNone() throws {
        #expect(try spool.put(report("1-a")))
        for (name, text) in [("x", "{}"), ("y", ""), ("z", "\u{0}")] {
            try disk.createFile(spool.path(of: name), with: Array(text.utf8))
            #expect(try spool.report(name) == nil)
        }
        // Under another name it is not what was left.
        try disk.rename(spool.path(of: "1-a.json"), to: spool.path(of: "9-z.json"))
        #expect(try spool.report("9-z.json") == nil)
        let long = [UInt8](repeating: 0x20, count: HookSpool.reportBytesMax + 1)
        try disk.createFile(spool.path(of: "long"), with: long)
        #expect(try spool.report("long") == nil)
    }

    @Test func aFullDiskLeavesNoHalfOfIt() throws {
        try disk.makeFolders(home.spool)
        let full = FaultyDisk()
        full.roomBytes = 10
        #expect(throws: PlatformError.self) { try HookSpool(in: home, on: full).put(report("1-a")) }
        #expect(try disk.list(home.spool).isEmpty)
    }
}
