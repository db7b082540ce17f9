extension DemoStory {
    /// The repository: a project so small that a shell can test it.
    static let files: [(name: String, text: String)] = [
        (
            "total.sh",
            """
            # total PRICE...: what they come to.
            total() {
                sum=0
                while [ $# -gt 1 ]; do
                    sum=$((sum + $1))
                    shift
                done
                echo "$sum"
            }

            """
        ),
        (
            "cents.sh",
            """
            # cents TENTHS: to the nearest cent.
            cents() {
                echo $(($1 / 10))
            }

            """
        ),
        (
            "test.sh",
            """
            #!/bin/sh
            # test.sh [total|cents]: needs no more than a shell.
            . ./total.sh
            . ./cents.sh
            failed=0
            count=0
            check() {
                count=$((count + 1))
                [ "$2" = "$3" ] && return
                failed=$((failed + 1))
                echo "FAIL $1: $2 instead of $3"
            }
            case ${1:-all} in total | all)
                check "one price" "$(total 5)" 5
                check "two prices" "$(total 5 7)" 12
                check "no price" "$(total)" 0
                ;;
            esac
            case ${1:-all} in cents | all)
                check "21 tenths" "$(cents 21)" 2
                check "25 tenths" "$(cents 25)" 3
                ;;
            esac
            echo "$failed of $count failed"
            [ "$failed" = 0 ]

            """
        ),
        ("old.conf", "# Nothing reads this any more.\n"),
    ]
}
