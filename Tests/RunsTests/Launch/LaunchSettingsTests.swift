import Domain
import Runs
import Settings
import Testing

@Suite struct LaunchSettingsTests {
    @Test func theyComeFromTheSettings() {
        var settings = Settings()
        settings.set(Setting.stopGrace, to: .seconds(3), by: "--test")
        settings.set(Setting.recorderOnError, to: .discard, by: "--test")
        settings.set(Setting.runTimeout, to: .seconds(60), by: "--test")
        settings.set(Setting.checkpointsEnabled, to: false, by: "--test")
        let launch = LaunchSettings(settings)
        #expect(launch.stopGrace == .seconds(3) && launch.onError == .discard && launch.timeout == .seconds(60))
        #expect(!launch.takesCheckpoints)
    }

    @Test func withoutAnyTheDefaultsOfTheTableHold() {
        let launch = LaunchSettings(Settings())
        #expect(launch.runBytesMax == 0 && launch.atRunBytesMax == .stop)
        #expect(launch.checkpointInterval == .seconds(60) && launch.checkpointBytesMax == 100 << 20)
        #expect(launch.drain == .milliseconds(500) && launch.runsRoot == nil)
    }
}
