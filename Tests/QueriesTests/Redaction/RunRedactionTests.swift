import Domain
import JSON
import Journal
import Platform
import Queries
import TestSupport
import Testing

@Suite struct RunRedactionTests {
    private let key = (0..<32).map { UInt8($0) }

    private func redaction(
        _ fixture: RunFixture,
        index: [UInt8]?,
        key: [UInt8]?
    ) throws -> RunRedaction {
        let paths = try fixture.prepare().paths
        if let index { try SystemDisk().createFile(paths.secretsIndex, with: index) }
        if let key { try SystemDisk().createFile(fixture.home.redactionKey, with: key) }
        return RunRedaction(of: paths, in: fixture.home, on: SystemDisk())
    }

    private var index: [UInt8] { SecretsIndex(environment: ["A_TOKEN": "very own value"], key: key).bytes }

    @Test func theRunsOwnValuesAreKnownByItsIndexAndTheKeyOfTheHome() throws {
        let redaction = try redaction(RunFixture(), index: index, key: key)
        #expect(redaction.lack == nil)
        #expect(redaction.redact("a very own value").text == "a [redacted:secret]")
    }

    @Test func withoutThemKnownFormsAreHiddenAndTheLackIsTold() throws {
        let token = "ghp_aA1\(String(repeating: "x", count: 33))"
        let cases: [([UInt8]?, [UInt8]?, Bool)] = [
            (nil, nil, false), (nil, key, false), (index, nil, true), (index, [1, 2], true), ([1, 2, 3], key, true),
        ]
        for (index, key, isLacking) in cases {
            let redaction = try redaction(RunFixture(), index: index, key: key)
            #expect((redaction.lack != nil) == isLacking)
            #expect(redaction.redact("a very own value \(token)").text == "a very own value [redacted:github-token]")
        }
    }

    @Test func anEventIsRedactedInItsMessageAndItsData() throws {
        let redaction = try redaction(RunFixture(), index: index, key: key)
        let scope = EventScope.run(task: try TaskID("t"), step: try StepID("work"), run: try RunID("run-1"))
        let event = Event(
            sequence: 1,
            scope: scope,
            typeText: "step_started",
            level: .known(.info),
            createdAt: WallTime(nanoseconds: 0),
            message: "Started very own value.",
            data: ["argv": ["echo", "very own value"], "pid": 7]
        )
        let redacted = redaction.redact(event)
        #expect(redacted.message == "Started [redacted:secret].")
        #expect(redacted.data == ["argv": ["echo", "[redacted:secret]"], "pid": 7])
    }
}
