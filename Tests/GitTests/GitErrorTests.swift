import Testing

@testable import Git

@Suite struct GitErrorTests {
    @Test func errorsAreToldApart() { #expect(GitError.failed("a") != GitError.failed("b")) }
}
