import Demo
import Glibc

@main
struct DemoAgent {
    static func main() { exit(DemoEntry.open()) }
}
