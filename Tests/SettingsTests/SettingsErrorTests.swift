import Platform
import Testing

@testable import Settings

@Suite struct SettingsErrorTests {
    private static let problem = SettingProblem(
        origin: .file("/h/config.toml", TextPlace(line: 3, column: 7)),
        fault: .unknownKey("run.timout", similar: ["run.timeout"])
    )

    @Test(
        arguments: [
            (
                SettingsError.invalid([problem]), "/h/config.toml:3:7: there is no setting run.timout",
                "did you mean run.timeout?"
            ),
            (.invalid([problem, problem]), "2 settings are wrong", nil),
            (.notFile("/p"), "/p is not a file", "move away what stands in its place"),
            (
                .notOurs("/p", owner: 7), "/p belongs to another user (7)",
                "settings name programs that are started: look at /p, then make it your own"
            ),
            (
                .writableByOthers("/p", mode: 0o666), "/p can be changed by other users (mode 666)",
                "look at what it says, then: chmod go-w /p"
            ),
            (
                .trustDamaged("/p", reason: "it is no JSON object"),
                "/p does not say what is trusted: it is no JSON object",
                "move /p away, then trust each repository again with roost trust"
            ),
            (.locked("/p"), "another process changes /p", "try again when it has ended"),
        ] as [(SettingsError, String, String?)]
    )
    func eachSaysWhatIsWrongAndWhatToDo(error: SettingsError, text: String, hint: String?) {
        #expect(error.description == text)
        #expect(error.hint == hint)
    }

    @Test func whatTheDiskSaysKeepsItsWords() {
        let cause = PlatformError.system(operation: "open", subject: "/p", errno: .accessDenied)
        #expect(SettingsError.disk(cause).description == cause.description)
        #expect(SettingsError.disk(cause).hint == cause.hint)
    }

    @Test(arguments: [
        (SettingFault.notTOML(.syntax("x")), "syntax", "x"), (.notTOML(.notUTF8), "not_utf8", "this is not UTF-8"),
        (.notTOML(.keyTooDeep(depthMax: 16)), "too_deep", "a name has more than 16 parts"),
        (.unknownKey("a", similar: []), "unknown_key", "there is no setting a"),
        (.notTable("run", found: "5"), "wrong_type", "run is a table of settings, not 5"),
        (
            .mismatch("a", SettingMismatch(.wrongUnit, meant: "a time"), found: "5"), "wrong_unit",
            "a takes a time, not 5"
        ),
        (.onlyForUsers("a"), "user_only", "a repository may not set a"),
    ])
    func everyFaultHasItsWord(fault: SettingFault, code: String, text: String) {
        #expect(fault.code == code)
        #expect(fault.description == text)
        #expect((fault.key == nil) == code.hasPrefix("syntax") || code == "not_utf8" || code == "too_deep")
    }
}
