import Platform
import Testing

struct ProgramArgumentsTests {
    @Test func theyAreThoseThatSwiftFinds() {
        #expect(ProgramArguments.own == CommandLine.arguments)
        #expect(!ProgramArguments.own.isEmpty)
    }
}
