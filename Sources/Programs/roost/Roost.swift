import Commands
import Glibc

@main
struct Roost {
    static func main() { exit(ExitCode.ok.rawValue) }
}
