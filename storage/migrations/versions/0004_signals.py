"""signals"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = ("school_id", "person_id", "pair_id")


def _number() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "signal",
        sa.Column("id", _number(), autoincrement=True, nullable=False),
        sa.Column("school_id", _number(), nullable=False),
        sa.Column("person_id", _number(), nullable=False),
        sa.Column("pair_id", _number(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("word", sa.Text(), server_default="", nullable=False),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("owner_id", _number(), nullable=True),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_signal_owner_id")),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name=op.f("fk_signal_pair_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_signal_person_id")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_signal_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal")),
    )
    for column in COLUMNS:
        op.create_index(op.f(f"ix_signal_{column}"), "signal", [column], unique=False)


def downgrade() -> None:
    for column in COLUMNS:
        op.drop_index(op.f(f"ix_signal_{column}"), table_name="signal")
    op.drop_table("signal")
