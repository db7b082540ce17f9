import Git
import Platform
import Runs
import Testing

@testable import Supervision

@Suite struct SupervisionErrorTests {
    @Test func whatOthersRefusedIsToldInTheirWords() {
        let disk = PlatformError.system(operation: "open", subject: "/h/roost.lock", errno: .noSpace)
        let runs = RunsError.programMissing("claude", searched: ["/bin"])
        #expect(SupervisionError.platform(disk).description == disk.description)
        #expect(SupervisionError.runs(runs).hint == runs.hint && runs.hint != nil)
        #expect(SupervisionError.git(.notRepository("/tmp/x")).description.contains("/tmp/x"))
    }
}
