import Domain
import Testing

@testable import Platform

@Suite struct KernelLogTests {
    private static let boot = MonotonicTime(nanoseconds: 0)
    private let record =
        "6,1234,5678,-;Out of memory: Killed process 4711 (node) total-vm:1kB, anon-rss:1kB, UID:0 pgtables:1kB\n"
    private let older = "3,1,2,-;Killed process 4711, UID 1000, (node) total-vm:1kB\n"

    @Test func aKillIsOfTheProcessThatItNames() {
        for text in [record, older] {
            #expect(KernelLog.isKill(text, of: 4_711, since: Self.boot))
            for pid in [471, 47_110, 711, 1] as [Int32] {
                #expect(!KernelLog.isKill(text, of: pid, since: Self.boot))
            }
        }
    }

    @Test(arguments: ["", "6,1,2,-;process 4711 (node) started", "oom-kill: constraint=NONE,task=node,pid=4711"])
    func otherRecordsAreNoKill(_ text: String) {
        #expect(!KernelLog.isKill(text, of: 4_711, since: Self.boot))
    }

    /// Numbers are given out again: what befell an earlier process of that number tells nothing of ours.
    @Test func aKillBeforeTheStartWasOfAnother() {
        let seconds: Int64 = 200_000
        let record = "6,1234,\(seconds * 1_000_000),-;Out of memory: Killed process 4711 (node) total-vm:1kB\n"
        let kill = MonotonicTime(nanoseconds: seconds * 1_000_000_000)
        #expect(KernelLog.isKill(record, of: 4_711, since: kill.advanced(by: .seconds(-10))))
        #expect(!KernelLog.isKill(record, of: 4_711, since: kill.advanced(by: .seconds(300))))
        // The clock of the log is another, and may be that much behind.
        #expect(KernelLog.isKill(record, of: 4_711, since: kill.advanced(by: .seconds(90))))
    }

    @Test(arguments: ["6,1;Killed process 4711 (node)", "6,1,late,-;Killed process 4711 (node)"])
    func aRecordWithoutATimeIsNoKill(_ text: String) {
        #expect(!KernelLog.isKill(text, of: 4_711, since: Self.boot))
    }

    @Test func ofAProcessThatNeverWasItTellsNothing() {
        #expect(!KernelLog.tellsOfOutOfMemory(killing: .max, since: Self.boot))
    }
}
