import Domain
package import Settings

extension Invocation {
    /// What holds for work in this folder.
    package func settings(in folder: String = ".") throws(CommandError) -> Settings {
        let home = try home()
        return try withSettings { () throws(SettingsError) in
            let repository = try SettingsPlaces.repository(around: folder, on: disk)
            return try Settings.load(home: home, repository: repository, environment: environment, on: disk)
        }
    }

    /// Says which files were passed over, and what to do about it.
    package func tellPassedOver(of settings: Settings) throws(CommandError) {
        for notice in settings.files.compactMap(\.notice) {
            try console.say("roost: " + SafeText.of(notice) + "\n  look at it and trust it: roost trust")
        }
    }

    /// Does something with settings or trust; its error becomes one of the command.
    package func withSettings<Result>(
        _ body: () throws(SettingsError) -> Result
    ) throws(CommandError) -> Result {
        do { return try body() } catch { throw .settings(error) }
    }
}
