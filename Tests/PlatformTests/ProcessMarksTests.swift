import Domain
import Platform
import TestSupport
import Testing

@Suite struct ProcessMarksTests {
    @Test func whatAProcessWasStartedWithIsRead() throws {
        var child = try SystemProcesses().spawn(
            SpawnRequest("/bin/sleep", ["600"], environment: ["A=1", "AB=2", "C=", "A=3", "D=x=y"])
        )
        let pid = child.pid
        // Until its program is loaded it has no environment.
        let isRead = Eventually.wait(upTo: .seconds(60)) {
            ProcessMarks.read(pid, ["A", "B", "C", "D"]) == ["A": "1", "C": "", "D": "x=y"]
        }
        #expect(isRead)
        #expect(ProcessMarks.groups(of: pid).allSatisfy { $0.hasPrefix("/") })
        #expect(ProcessMarks.groups(of: pid) == ProcessMarks.groups(of: ProcessIdentity.ownPID))
        try child.signal(.kill)
        let hasEnded = try child.wait(upTo: .seconds(60)) != nil
        #expect(hasEnded)
        #expect(ProcessMarks.read(pid, ["A"]) == nil)
        #expect(ProcessMarks.groups(of: pid).isEmpty)
    }
}
