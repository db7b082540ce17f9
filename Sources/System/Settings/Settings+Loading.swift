package import Platform

extension Settings {
    /// Reads all that sets something. A file that is missing sets nothing; whatever is wrong is reported at once.
    ///
    /// - Parameters:
    ///   - home: the folder that holds everything.
    ///   - repository: the repository that the work is in, links followed. Its own file counts when it is trusted.
    package static func load(
        home: String,
        repository: String? = nil,
        environment: Environment = Environment([:]),
        on disk: any Disk = SystemDisk()
    ) throws(SettingsError) -> Settings {
        var settings = Settings()
        var problems = try settings.takeUserFile(SettingsPlaces.userFile(home: home), disk)
        if let repository { problems += try settings.takeRepositoryFile(repository, home: home, disk) }
        problems += settings.take(environment)
        guard problems.isEmpty else { throw .invalid(problems) }
        return settings
    }

    private mutating func takeUserFile(_ path: String, _ disk: any Disk) throws(SettingsError) -> [SettingProblem] {
        guard let bytes = try SafeFile.read(path, .ours, on: disk) else {
            note(SettingsFile(path: path, authority: .user, state: .missing))
            return []
        }
        note(SettingsFile(path: path, authority: .user, state: .read))
        return take(SettingsText(bytes, path: path, authority: .user))
    }

    private mutating func takeRepositoryFile(
        _ repository: String,
        home: String,
        _ disk: any Disk
    ) throws(SettingsError) -> [SettingProblem] {
        let path = SettingsPlaces.repositoryFile(repository)
        // Where the home is `.roost` in the folder of the user, that folder has no settings besides.
        let userFile = SettingsPlaces.userFile(home: home)
        guard FilePath.resolved(path) != FilePath.resolved(userFile) else { return [] }
        guard let bytes = try SafeFile.read(path, .anybodys, on: disk) else {
            note(SettingsFile(path: path, authority: .repository, state: .missing))
            return []
        }
        let trust = try TrustList.read(home: home, on: disk).trust(in: repository, content: bytes)
        guard trust == .trusted else {
            note(SettingsFile(path: path, authority: .repository, state: .passedOver(trust)))
            return []
        }
        note(SettingsFile(path: path, authority: .repository, state: .read))
        return take(SettingsText(bytes, path: path, authority: .repository))
    }

    /// What a text sets holds from now on; what is wrong with it is answered.
    package mutating func take(_ text: SettingsText) -> [SettingProblem] {
        for entry in text.entries { set(entry) }
        return text.problems
    }

    private mutating func take(_ environment: Environment) -> [SettingProblem] {
        var problems: [SettingProblem] = []
        // Of the many variables that there are, few can be meant.
        let own = environment.values.filter { $0.key.hasPrefix(SettingRow.variablePrefix) && !$0.value.isEmpty }
        for (variable, text) in own.sorted(by: { $0.key < $1.key }) {
            for row in Setting.all {
                guard let path = row.path(for: variable) else { continue }
                if let problem = take(text, of: variable, row, name: path.joined(separator: ".")) {
                    problems.append(problem)
                }
            }
        }
        return problems
    }

    private mutating func take(_ text: String, of variable: String, _ row: SettingRow, name: String) -> SettingProblem?
    {
        let origin = SettingOrigin.environment(variable: variable)
        let given = row.given(text)
        do throws(SettingMismatch) {
            let reading = try row.read(given)
            set(SettingEntry(name: name, row: row, shown: reading.shown, origin: origin, value: reading.value))
            return nil
        } catch {
            return SettingProblem(origin: origin, fault: .mismatch(name, error, found: given.shown))
        }
    }
}
