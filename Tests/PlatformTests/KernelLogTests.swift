import Testing

@testable import Platform

@Suite struct KernelLogTests {
    private let record =
        "6,1234,5678,-;Out of memory: Killed process 4711 (node) total-vm:1kB, anon-rss:1kB, UID:0 pgtables:1kB\n"
    private let older = "3,1,2,-;Killed process 4711, UID 1000, (node) total-vm:1kB\n"

    @Test func aKillIsOfTheProcessThatItNames() {
        for text in [record, older] {
            #expect(KernelLog.isKill(text, of: 4_711))
            for pid in [471, 47_110, 711, 1] as [Int32] { #expect(!KernelLog.isKill(text, of: pid)) }
        }
    }

    @Test(arguments: ["", "6,1,2,-;process 4711 (node) started", "oom-kill: constraint=NONE,task=node,pid=4711"])
    func otherRecordsAreNoKill(_ text: String) { #expect(!KernelLog.isKill(text, of: 4_711)) }

    @Test func ofAProcessThatNeverWasItTellsNothing() {
        #expect(!KernelLog.tellsOfOutOfMemory(killing: .max))
    }
}
