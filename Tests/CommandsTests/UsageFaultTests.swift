import Testing

@testable import Commands

@Suite struct UsageFaultTests {
    @Test func twoThatContradictEachOtherAreBothNamed() {
        let fault = UsageFault.together("--raw", "--json")
        #expect(fault.description == "--raw and --json do not go together")
        #expect(fault.code == "contradiction")
        #expect(fault.advice == nil)
    }

    @Test func aWordBeforeTheDashesIsMetWithHowToRunIt() {
        let fault = UsageFault.wordBeforeRest("make", similar: [], command: ["run"])
        #expect(fault.description == #"unexpected argument "make""#)
        #expect(fault.advice?.contains("roost run -- make") == true)
    }
}
