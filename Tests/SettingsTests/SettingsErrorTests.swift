import Testing

@testable import Settings

@Suite struct SettingsErrorTests {
    @Test func errorsAreToldApart() { #expect(SettingsError.failed("a") != SettingsError.failed("b")) }
}
