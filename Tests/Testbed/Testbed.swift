import Glibc
import TestSupport

/// The other side of a test, in a process of its own: it may be killed, flooded, and left alone.
@main
struct Testbed {
    private static var commands: [any TestbedCommand.Type] {
        [
            AgentCommand.self, AppendCommand.self, ArchiveCommand.self, AskCommand.self, CheckCommand.self,
            DeskCommand.self, EraseCommand.self, FillCommand.self, FloodCommand.self, FollowCommand.self,
            ForkCommand.self, GenerateCommand.self, IndexCommand.self, JournalCommand.self, LaunchCommand.self,
            LifeCommand.self, PictureCommand.self, ReapCommand.self, ReceiveCommand.self, RecoverCommand.self,
            SignalsCommand.self, SpawnCommand.self, StartCommand.self, StreamsCommand.self, TailCommand.self,
            TickCommand.self, VisitCommand.self,
        ]
    }

    static func main() {
        var arguments = TestbedArguments(CommandLine.arguments.dropFirst())
        let output = TestbedOutput()
        do {
            let name = try arguments.next("a command")
            guard let command = commands.first(where: { $0.name == name }) else { throw TestbedError.unknown(name) }
            exit(try command.run(&arguments, output))
        } catch {
            output.complain("roost-testbed: \(error)\n\(usage)")
            exit(2)
        }
    }

    private static var usage: String { commands.map { "  roost-testbed \($0.name) \($0.usage)\n" }.joined() }
}
