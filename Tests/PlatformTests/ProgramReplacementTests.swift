import Platform
import Testing

@Suite struct ProgramReplacementTests {
    @Test func whatCannotBeRunLeavesUsWhoWeAre() {
        let error = ProgramReplacement.become("/nowhere/program", ["x"], environment: Environment([:]))
        #expect(error == .notStarted("/nowhere/program", step: .exec, cause: .notFound))
        let withNUL = ProgramReplacement.become("/bin/true", ["a\0b"], environment: Environment([:]))
        #expect(withNUL == .notStarted("/bin/true", step: .exec, cause: .invalid))
    }
}
