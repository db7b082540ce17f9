import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct MarkersTests {
    private let home: IndexedHome

    init() throws { home = try IndexedHome(for: "MarkersTests") }

    private func set(_ markers: String) throws {
        let path = home.paths.home.configuration
        try SystemDisk().replaceFile(path, with: Array("[record]\nmarkers = \(markers)\n".utf8))
    }

    private func markers() throws -> [[String]] {
        try home.rows(
            "SELECT type, message, json_extract(data, '$.prefix') FROM run_events WHERE type = 'marker' ORDER BY 2"
        ).map { $0.map(\.said) }
    }

    @Test func aLineThatBeginsSoIsAnEventOfItsRun() throws {
        try set(#"["[MEMORY]", "NOTE:"]"#)
        try home.record(["building", "[MEMORY] use make check", "  NOTE: it is late", "not NOTE: this"], by: .shell)
        try home.record(ClaudeTalk.lines(secret: "\\nNOTE: said"), of: "gh-451")
        try home.pass()
        let found = try markers()
        #expect(found.contains(["marker", "use make check", "[MEMORY]"]))
        #expect(found.contains(["marker", "it is late", "NOTE:"]))
        #expect(found.contains { $0[1].hasPrefix("said") } && found.allSatisfy { $0[1] != "this" })
    }

    @Test func whatIsSecretInAMarkerIsTakenOut() throws {
        try set(#"["NOTE:"]"#)
        try home.record(["NOTE: the key is sk-ant-api03-0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGH"], by: .shell)
        try home.pass()
        #expect(try markers().count == 1 && !markers()[0][1].contains("0123456789"))
    }

    @Test func otherMarkersCountForWhatWasReadBeforeToo() throws {
        try home.record(["NOTE: one", "MEMORY two"], by: .shell)
        try home.record(ClaudeTalk.lines(), of: "gh-451")
        try home.pass()
        #expect(try markers() == [])
        for setting in [#"["NOTE:"]"#, #"["MEMORY", "NOTE:"]"#, "[]", #"["MEMORY"]"#] {
            try set(setting)
            try home.pass()
            let rows = try home.dump()
            let rebuilt = try home.rebuilt()
            #expect(rows == rebuilt, "\(setting): \(IndexedHome.difference(rows, rebuilt))")
        }
        #expect(try markers() == [["marker", "two", "MEMORY"]])
    }

    @Test func settingsThatCannotBeReadAreSaid() throws {
        try set(#"["NOTE:", " "]"#)
        let error = #expect(throws: IndexerError.self) { try home.open() }
        #expect(error?.description.contains("record.markers") == true)
    }
}
