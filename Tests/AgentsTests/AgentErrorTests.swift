import Testing

@testable import Agents

@Suite struct AgentErrorTests {
    @Test func errorsAreToldApart() { #expect(AgentError.failed("a") != AgentError.failed("b")) }
}
