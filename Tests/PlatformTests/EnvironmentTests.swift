import Platform
import Testing

@Suite struct EnvironmentTests {
    @Test func theProcessHasOne() {
        let environment = Environment.current()
        #expect(environment["PATH"] != nil)
        #expect(environment["ROOST_NOT_THERE"] == nil)
    }

    @Test func entriesAreWhatAChildIsGiven() {
        #expect(Environment(["B": "2=3", "A": ""]).entries == ["A=", "B=2=3"])
    }
}
