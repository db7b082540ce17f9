import Platform
import TestSupport
import Testing

@testable import Settings

@Suite struct SettingsLockTests {
    @Test func itIsHeldForAsLongAsTheChangeTakes() throws {
        let home = try TemporaryHome(for: "SettingsLockTests")
        let disk = SystemDisk()
        let answer = try SettingsLock.hold(home: home.path, for: "f", on: disk) { () throws(SettingsError) in
            do throws(SettingsError) {
                return try SettingsLock.hold(home: home.path, for: "f", on: disk) { () throws(SettingsError) in "both" }
            } catch { return "\(error)" }
        }
        #expect(answer == "another process changes f")
        #expect(
            try SettingsLock.hold(home: home.path, for: "f", on: disk) { () throws(SettingsError) in "next" } == "next"
        )
    }
}
