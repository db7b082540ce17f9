import Platform
import Settings
import TestSupport
import Testing

@Suite struct SettingsDraftTests {
    private let disk = SystemDisk()

    @Test func itTakesThePlaceOfTheFileThatItWasBegunFrom() throws {
        let home = try TemporaryHome()
        let draft = try SettingsDraft(home: home.path, on: disk)
        #expect(draft.original == nil)
        #expect(try draft.replace(with: Array("# one\n".utf8), on: disk))
        // Its own doing is somebody else's change for it now.
        #expect(try !draft.replace(with: Array("# two\n".utf8), on: disk))
        #expect(try SettingsDraft(home: home.path, on: disk).original == Array("# one\n".utf8))
    }
}
