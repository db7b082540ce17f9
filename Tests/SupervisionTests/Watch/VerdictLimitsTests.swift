import Domain
import Platform
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct VerdictLimitsTests {
    @Test func whoHasStalledHasBeenQuietBefore() throws {
        try TemporaryHome.with { home in
            let text = "[watch]\nquiet_after = \"10m\"\nstart_within = \"5s\"\n"
            try SystemDisk().replaceFile(home.path("config.toml"), with: Array(text.utf8))
            let settings = try Settings.load(home: home.path, environment: Environment([:]), on: SystemDisk())
            let limits = VerdictLimits(settings)
            #expect(limits.quietAfter == .seconds(600) && limits.stallAfter == .seconds(600))
            #expect(limits.startWithin == .seconds(5) && limits.toolAfter == VerdictLimits().toolAfter)
        }
    }
}
