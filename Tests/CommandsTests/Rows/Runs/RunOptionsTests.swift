import Testing

@testable import Commands

@Suite struct RunOptionsTests {
    @Test func eachOptionHasANameOfItsOwn() {
        let names = RunOptions.all.map(\.row.name)
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: ["", "..", "a/b", "-x"]) func whatIsNoIdNamesNoTask(text: String) {
        #expect(throws: ValueFault.self) { try ValueForm.task.read(text) }
        #expect(throws: ValueFault.self) { try ValueForm.step.read(text) }
    }
}
