package import Platform

extension Programs {
    /// A program of the system that the tests cannot do without. Where it is missing a test fails and says so: a test
    /// that quietly does nothing is worse than none.
    package static func tool(_ name: String, environment: Environment = .current()) throws -> String {
        guard let path = ProgramSearch.find(name, in: environment) else { throw CommandTesterError.missingTool(name) }
        return path
    }
}
