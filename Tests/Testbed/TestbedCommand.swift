/// One thing that the testbed does.
protocol TestbedCommand {
    static var name: String { get }
    /// What stands behind the name.
    static var usage: String { get }

    /// Returns the exit code.
    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32
}
